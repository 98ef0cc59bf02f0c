const isTest = /\.test\.tsx?$/

/** Returns tests of a change, the nearest first. @param {Map<string, string[]>} graph @param {string[]} changed */
export function nearestTests(graph, changed) {
  const importers = importersIn(graph)
  const reached = new Set(changed.filter((file) => graph.has(file)))
  for (const file of reached) for (const importer of importers.get(file) ?? []) reached.add(importer)
  return [...reached].filter((file) => isTest.test(file))
}

/**
 * Returns the first tests that fit into the time, and always the changed ones.
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
