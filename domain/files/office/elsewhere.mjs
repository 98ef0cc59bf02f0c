// @ts-check
/** Returns whether an address is outside the package. @param {string} address @param {number} depth of its folder */
export function isElsewhere(address, depth) {
  const path = normalizeAddress(address)
  if (path.startsWith('/')) return true
  const [, scheme] = /^([a-z][a-z0-9+.-]{0,40}):/i.exec(path) ?? []
  if (scheme) return scheme.toLowerCase() !== 'data'
  // The data of a chart is in the document around it, even if there is none.
  if (/^\.\.\/?$/.test(path)) return false
  let foldersAbove = depth
  for (const folder of path.split(/[?#]/, 1)[0]?.split('/') ?? []) {
    if (folder === '..') foldersAbove--
    else if (folder !== '.' && folder !== '') foldersAbove++
    if (foldersAbove < 0) return true
  }
  return false
}

/** @param {string} address */
export function isRemote(address) {
  const path = normalizeAddress(address)
  if (/^file:/i.test(path)) return /^file:(\/\/(?!\/|localhost\/)|\/{4})/i.test(path)
  return path.startsWith('//') || (/^[a-z][a-z0-9+.-]{1,40}:\/\//i.test(path) && !/^(data|cid):/i.test(path))
}

/** @param {string} address */
function normalizeAddress(address) {
  return address.replace(/[\s\0]+/g, '').replaceAll('\\', '/')
}
