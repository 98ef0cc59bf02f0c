/** @module-tag property */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { parse } from '@/auth/parse'
import { runs } from '@/db/test-runs'
import { root } from './run.mjs'
import { sentTo } from './test-sent'

const forms = vi.hoisted(() => [] as unknown[])

// Each schema passes through the guard, which is where they are met.
vi.mock('@/auth/guard', async (original) => {
  const guard = await original<Record<string, (...args: unknown[]) => unknown>>()
  const recording = (name: string) => [
    name,
    (...args: unknown[]) => {
      forms.push(args[0])
      return guard[name]!(...args)
    },
  ]
  return { ...guard, ...Object.fromEntries(['action', 'openAction', 'jsonRoute'].map(recording)) }
})

const files = import.meta.glob(['../app/**/actions.ts', '../app/**/start-run.ts', '../app/api/desk/**/route.ts'])

async function allForms() {
  if (forms.length === 0) for (const load of Object.values(files)) await load()
  return forms as z.ZodType[]
}

test('the forms and bodies that are tried are all that the desk takes', async () => {
  const guardedCalls = Object.keys(import.meta.glob('../{app,auth,components,server}/**/*.{ts,tsx}')).flatMap(
    (file) => {
      const source = readFileSync(join(root, 'scripts', file), 'utf8')
      if (!/from '@\/auth\/(set-up-|entry-)?guard'/.test(source) || file.includes('.test.')) return []
      return source.match(/\b(action|openAction|jsonRoute|entryRoute|setUpAction)(<[^>]*>)?\(/g) ?? []
    },
  )
  expect((await allForms()).length).toBe(guardedCalls.length)
  expect(guardedCalls.length).toBeGreaterThan(60)
})

const describe = (schema: z.ZodType) => JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }))

/** The time (ms) that it may take: seconds in the suite, hours in `npm run soak`. */
const maxTime = 6 * 3_600_000

test(
  'every form and body of the desk takes or refuses in sentences whatever is sent',
  async () => {
    const neverAccepted: string[] = []
    for (const schema of await allForms()) {
      let accepted = 0
      fc.assert(
        fc.property(sentTo(schema), (form) => {
          const parsed = parse(schema, form)
          if (parsed.ok) accepted++
          else for (const { message } of parsed.problems) expect(message).toMatch(/^\S.*[.?!]$/su)
        }),
        runs({ suite: 2_400, soak: 5_000, seed: 20141201 }),
      )
      if (accepted === 0 && !isEverAccepted(schema)) neverAccepted.push(describe(schema))
    }
    // The forms that are never tried with all their fields well.
    expect(neverAccepted).toEqual([])
  },
  maxTime,
)

/** The more fields a form has, the rarer it is that all of them are well. */
function isEverAccepted(schema: z.ZodType) {
  const seeds = Array.from({ length: 20 }, (_, seed) => seed)
  return seeds.some((seed) =>
    fc.sample(sentTo(schema), { numRuns: 1_000, seed }).some((form) => parse(schema, form).ok),
  )
}
