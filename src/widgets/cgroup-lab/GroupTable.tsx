/** The tree after the script: each group with its controllers, its processes and what was written to it. */

import { filesOf, readFile } from '../../sim/linux/cgroup/files.ts';
import { pidsCurrent } from '../../sim/linux/cgroup/pids.ts';
import { controllersOf, type Tree } from '../../sim/linux/cgroup/tree.ts';
import { ScrollBox } from '../../ui/ScrollBox.tsx';

export function GroupTable({ tree }: { readonly tree: Tree }) {
  const groups = Object.values(tree).sort((a, b) => a.path.localeCompare(b.path));
  return (
    <ScrollBox class="ns-tree" role="group" label="The tree of groups">
      <table>
        <caption>The groups after the last command</caption>
        <thead>
          <tr>
            <th scope="col">Group</th>
            <th scope="col">Controllers</th>
            <th scope="col">Handed on</th>
            <th scope="col">Processes, with those below</th>
            <th scope="col">Written</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ path, handsOn, values }) => (
            <tr key={path}>
              <th scope="row">{path}</th>
              <td>{controllersOf(tree, path).join(' ') || 'none'}</td>
              <td>{handsOn.join(' ') || 'none'}</td>
              <td>{pidsCurrent(tree, path)}</td>
              <td>
                {filesOf(tree, path)
                  .filter((file) => values[file] !== undefined)
                  .map((file) => `${file} ${readFile(tree, path, file) ?? ''}`)
                  .join(', ') || 'nothing'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
