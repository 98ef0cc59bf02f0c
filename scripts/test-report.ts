import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.mjs'

// Reports with a line for each requirement: “- **ID** (LEVEL) what it asks — answer: by what, or why”.

export type Line = { id: string; level: string; asks: string; answer: string; why: string }

const shape = /^- \*\*([A-Z][\d.]*)\*\* \((\w+)\) (.*?) — (.*?): ?(.*)$/

export function linesOf(document: string): Line[] {
  return document
    .replace(/\n +(?=\S)/g, ' ')
    .split('\n')
    .filter((line) => /^- \*\*[A-Z][\d.]/.test(line))
    .map((line) => {
      const [, id = line, level = '', asks = '', answer = '', why = ''] = shape.exec(line) ?? []
      return { id, level, asks, answer, why }
    })
}

export type Answers = Record<string, 'named' | 'explained'>

/** Reports an empty part, an answer without its file or reason, what does not exist, and `withTitles` tests without a title. */
export function problemsOf(
  { id, level, asks, answer, why }: Line,
  answers: Answers,
  { withTitles = false } = {},
): string[] {
  const needs = Object.hasOwn(answers, answer) ? answers[answer] : undefined
  if (!level || !asks.trim() || !needs) return [`${id} is not a whole line`]
  const names = namesIn(why)
  const files = names.filter(({ file }) => file).length
  if (needs === 'named' ? files === 0 : why.trim().length < 12)
    return [`${id} says “${answer}” and not by what, or why`]
  return names.flatMap(({ file, title, of }, n) => {
    if (file && !existsSync(join(root, file))) return [`${id}: there is no ${file}`]
    if (withTitles && file && isTestFile.test(file) && !names[n + 1]?.title)
      return [`${id} does not say which test of ${file}`]
    if (title && !(of && existsSync(join(root, of)) && readFileSync(join(root, of), 'utf8').includes(title)))
      return [`${id}: ${of ?? 'no file'} has no test “${title}”`]
    return []
  })
}

const isTestFile = /\.(test|spec)\.tsx?$/

type Name = { file?: string; title?: string; of?: string }

const isPath = /^([\w@.()[\]/-]+\.\w+|(docs\/deploy\/)?(Docker|Caddy)file)$/

function namesIn(why: string): Name[] {
  let of: string | undefined
  return [...why.matchAll(/`([^`]+)`|“([^”]+)”/g)].flatMap(([, code, title]): Name[] => {
    const file = code !== undefined && isPath.test(code) ? code : undefined
    if (file) of = file
    return file ? [{ file }] : title ? [{ title, of }] : []
  })
}
