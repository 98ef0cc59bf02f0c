const isTest = /\.test\.tsx?$/

/**
 * The files of tests that a change concerns, the nearest first: tests that changed, tests that import what changed, tests that
 * import what imports it, and so on.
 * @param {Map<string, string[]>} graph what each file imports
 * @param {string[]} changed
 * @returns {string[]}
 */
export function nearestTests(graph, changed) {
  const importers = importersIn(graph)
  const reached = new Set(changed.filter((file) => graph.has(file)))
  for (const file of reached) for (const importer of importers.get(file) ?? []) reached.add(importer)
  return [...reached].filter((file) => isTest.test(file))
}

/**
 * Returns as many of them, from the first on, as fit into so many seconds. What changed itself is always among them.
 * @param {string[]} tests
 * @param {{ changed: string[], seconds: number, secondsOf: (file: string) => number }} limits
 */
export function withinTime(tests, { changed, seconds, secondsOf }) {
  const changedTests = tests.filter((file) => changed.includes(file))
  let remaining = changedTests.reduce((rest, file) => rest - secondsOf(file), seconds)
  return tests.filter((file) => {
    if (changedTests.includes(file)) return true
    const fits = secondsOf(file) <= remaining
    if (fits) remaining -= secondsOf(file)
    return fits
  })
}

function importersIn(graph) {
  const importers = new Map()
  for (const [file, imports] of graph)
    for (const target of imports) importers.set(target, [...(importers.get(target) ?? []), file])
  return importers
}
