/** Ends the process with one sentence when Node is too old for what follows. Kept in syntax that old Nodes can read. */
export function requireSupportedNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (supported) return;
  console.error(
    `fusionrank needs Node 20.19 or later in the 20 line, or 22.12 and later; this is Node ${process.versions.node}.`,
  );
  process.exit(1);
}
