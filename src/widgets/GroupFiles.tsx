/** The files of control groups, as `cat` would show them. */

interface Group {
  /** Its directory under /sys/fs/cgroup. */
  readonly name: string;
  readonly files: readonly (readonly [name: string, text: string])[];
}

export function GroupFiles({ groups }: { readonly groups: readonly Group[] }) {
  return (
    <div class="cg-files">
      {groups.map(({ name, files }) => (
        <div key={name}>
          <b>{`/sys/fs/cgroup/${name}`}</b>
          <dl>
            {files.map(([file, text]) => (
              <div key={file}>
                <dt>{file}</dt>
                <dd>
                  <samp>{text}</samp>
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </div>
  );
}
