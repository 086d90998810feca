/** The files of control groups, as `cat` would show them. */

interface Group {
  /** Its directory under /sys/fs/cgroup. */
  readonly name: string;
  readonly files: readonly (readonly [name: string, text: string])[];
}

interface GroupFilesProps {
  readonly groups: readonly Group[];
  /** The moment at which they are read: "at 9 s". */
  readonly when: string;
}

export function GroupFiles({ groups, when }: GroupFilesProps) {
  return (
    <div class="cg-files">
      {groups.map(({ name, files }) => (
        <div key={name}>
          <p>
            <b>{`/sys/fs/cgroup/${name}`}</b>
            <span>{` ${when}`}</span>
          </p>
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
