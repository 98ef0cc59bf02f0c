import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { parse } from '@/auth/parse'
import { runs } from '@/db/test-runs'
import { root } from './run.mjs'
import { hostile } from './test-hostile'

const forms = vi.hoisted(() => [] as unknown[])

// Each schema passes through the guard, which is where they are met.
vi.mock('@/auth/guard', async (original) => {
  const guard = await original<Record<string, (...given: unknown[]) => unknown>>()
  const met = (name: string) => [
    name,
    (...given: unknown[]) => {
      forms.push(given[0])
      return guard[name]!(...given)
    },
  ]
  return { ...guard, ...Object.fromEntries(['action', 'openAction', 'jsonRoute'].map(met)) }
})

const files = import.meta.glob(['../app/**/actions.ts', '../app/**/start-run.ts', '../app/api/desk/**/route.ts'])

async function allForms() {
  if (forms.length === 0) for (const load of Object.values(files)) await load()
  return forms as z.ZodType[]
}

test('the forms and bodies that are tried are all that the desk takes', async () => {
  const made = Object.keys(files).flatMap((file) => {
    const source = readFileSync(join(root, 'scripts', file), 'utf8')
    return source.match(/\b(action|openAction|jsonRoute)(<[^>]*>)?\(/g) ?? []
  })
  expect((await allForms()).length).toBe(made.length)
  expect(made.length).toBeGreaterThan(60)
})

/** Something for every field of a schema, and for those that it does not have. */
function sentTo(schema: z.ZodType): fc.Arbitrary<unknown> {
  const names = schema instanceof z.ZodObject ? Object.keys(schema.shape as object) : []
  const fields = Object.fromEntries(
    [...names, 'role', 'authorId'].map((name) => [name, fc.oneof(hostile, fc.array(hostile, { maxLength: 3 }))]),
  )
  return fc.oneof({ weight: 9, arbitrary: fc.record(fields, { requiredKeys: [] }) }, { weight: 1, arbitrary: hostile })
}

test('every form and body of the desk takes or refuses in sentences whatever is sent', async () => {
  for (const schema of await allForms())
    fc.assert(
      fc.property(sentTo(schema), (sent) => {
        const parsed = parse(schema, sent)
        if (!parsed.ok) for (const { message } of parsed.problems) expect(message).toMatch(/^\S.*[.?!]$/su)
      }),
      runs({ suite: 60, soak: 5_000, seed: 20141201 }),
    )
})
