import { expect, test } from 'vitest'
import { directiveOf, importGraph, serverFiles } from './import-graph.mjs'

test("'use client' stands only where a file that the server loads imports the file", () => {
  const graph = importGraph()
  const files = serverFiles(graph)
  const marked = [...graph.keys()].filter((file) => directiveOf(file) === 'use client')
  expect(marked.length).toBeGreaterThan(50)
  expect(marked.filter((file) => !files.has(file))).toEqual([])
})
