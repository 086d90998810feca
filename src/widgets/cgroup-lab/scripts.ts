/** Commands that show one idea about control groups each. */

export const SCRIPTS = {
  bomb: `echo +pids > cgroup.subtree_control
mkdir box
echo 10 > box/pids.max
echo $$ > box/cgroup.procs
:(){ :|:& };:
cat box/pids.current
cat box/pids.events`,
  free: `mkdir box
echo $$ > box/cgroup.procs
:(){ :|:& };:`,
  internal: `echo "+memory +pids" > cgroup.subtree_control
mkdir box
echo $$ > box/cgroup.procs
echo +memory > box/cgroup.subtree_control
mkdir box/work
echo $$ > box/work/cgroup.procs
echo +memory > box/cgroup.subtree_control
echo $$ > box/cgroup.procs`,
  levels: `mkdir box
mkdir box/work
echo +memory > box/cgroup.subtree_control
echo +memory > cgroup.subtree_control
cat box/cgroup.controllers
echo +memory > box/cgroup.subtree_control
echo 100M > box/work/memory.max
cat box/work/memory.max
echo -memory > cgroup.subtree_control`,
  values: `echo "+cpu +memory +pids" > cgroup.subtree_control
mkdir box
echo "50000 100000" > box/cpu.max
echo max > box/cpu.max
cat box/cpu.max
echo 0 > box/cpu.weight
echo 100M > box/memory.max
echo 100MB > box/memory.max
echo 5000 > box/memory.max
cat box/memory.max
echo -1 > box/pids.max
echo lots > box/pids.max`,
  above: `echo +pids > cgroup.subtree_control
mkdir box
echo 0 > box/pids.max
echo $$ > box/cgroup.procs
cat box/pids.current
sleep 60 &`,
} as const;
