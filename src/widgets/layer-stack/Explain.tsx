/** Behind the figure: whose rules these are, and where the example is simpler than the world. */

const SOURCES = [
  [
    'OCI image specification, layer.md: changesets, whiteouts, opaque whiteouts',
    'https://github.com/opencontainers/image-spec/blob/main/layer.md',
  ],
  [
    'OCI image specification, config.md: diff id and chain id',
    'https://github.com/opencontainers/image-spec/blob/main/config.md',
  ],
  [
    'Linux, overlayfs: whiteouts, opaque directories, copy_up',
    'https://docs.kernel.org/filesystems/overlayfs.html',
  ],
  ['Docker, build cache', 'https://docs.docker.com/build/cache/'],
] as const;

export function Explain() {
  return (
    <>
      <p>The rules are those of:</p>
      <ul>
        {SOURCES.map(([name, url]) => (
          <li key={url}>
            <a href={url}>{name}</a>
          </li>
        ))}
      </ul>
      <p>
        The digests are real: SHA-256 of a tar archive of the files that you see, with a few words
        in each. The image is made up, and so are its sizes; a real base image has thousands of
        files. A registry knows a layer by the digest of its compressed archive, which is neither of
        the two shown here, and depends on who compressed it.
      </p>
      <p>
        In an archive a whiteout is an empty file whose name begins with .wh., and an opaque
        directory holds a file .wh..wh..opq. Unpacked for overlayfs, the first is a character device
        with the numbers 0/0, the second an attribute of the directory. Each is what a program can’t
        make by accident in its own place.
      </p>
      <p>
        Simplified: every change of the image brings new times to what is run again, and so new
        digests; a build that sets all times can give the same ones. Renaming, links and attributes
        are left out.
      </p>
    </>
  );
}
