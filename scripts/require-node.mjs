// Imported first by every script here: what follows needs this version, and says so instead of failing strangely.
const wanted = [20, 19]
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < wanted[0] || (major === wanted[0] && minor < wanted[1])) {
  console.error('Gazette needs Node ' + wanted.join('.') + ' or newer; this is Node ' + process.versions.node + '.')
  process.exit(1)
}
