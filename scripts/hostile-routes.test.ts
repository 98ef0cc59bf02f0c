/** @module-tag property */
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { desk } from '@/app/api/desk/test-desk'
import { testDatabase } from '@/db/test-database'
import { runs } from '@/db/test-runs'
import { post } from '@/domain/testing/newsroom'
import { pdf } from '@/domain/testing/uploads'
import { hostile } from './test-hostile'

type Route = ((request: Request, context: { params: Promise<unknown> }) => Promise<Response>) & { acts?: string[] }
const modules = import.meta.glob<Record<string, Route>>('../app/api/desk/**/route.ts')

let asks: Awaited<ReturnType<typeof desk>>['asks']
let ids: string[]
beforeEach(async () => {
  testDatabase()
  const { who, ...browser } = await desk('admin')
  asks = browser.asks
  const [{ entryId, revisionId }, { id }] = [await post(who, {}, 0), await pdf(who)]
  ids = [String(entryId), String(revisionId), id]
})

/** Every parameter that an address of these routes has after its question mark. */
const names = [
  'q',
  'search',
  'type',
  'replaces',
  'keep',
  'to',
  'write',
  'as',
  'by',
  'verb',
  'entry',
  'from',
  'until',
  'month',
  'page',
]
const words = hostile.filter((value) => typeof value === 'string' || typeof value === 'number').map(String)
const values = fc.oneof(
  words,
  fc.constantFrom('', '1', '-1', '99999999999999999999', 'both', 'picture', 'yes', 'json', '2014-12', '2014-12-31'),
)

/** Returns hostile queries, path parameters and bodies: a file, JSON, or any text. */
function sentTo(file: string, method: string, act?: string) {
  const places = [...file.matchAll(/\[(\w+)\]/g)].map(([, name]) => name!)
  const inPath = fc.oneof(words, fc.constantFrom(...ids))
  const form = fc.tuple(values, values).map(([name, content]) => {
    const form = new FormData()
    form.append('file', new File([content], name))
    return form
  })
  const body = fc.oneof(
    form,
    hostile.map((value) => JSON.stringify(value) ?? ''),
    values,
  )
  return fc.record({
    params: fc.record(
      Object.fromEntries(places.map((name) => [name, name === 'act' && act ? fc.constant(act) : inPath])),
    ),
    query: fc.dictionary(fc.constantFrom(...names), values).map((query) => `?${new URLSearchParams(query).toString()}`),
    form: method === 'GET' ? fc.constant(undefined) : body,
  })
}

/** The time (ms) that it may take: seconds in the suite, hours in `npm run soak`. */
const maxTime = 6 * 3_600_000

test(
  'every route of the desk answers whatever its address says and whatever is sent, and refuses in sentences',
  async () => {
    const tried: string[] = []
    for (const [file, load] of Object.entries(modules))
      for (const [method, route] of Object.entries(await load())) {
        if (!/^(GET|POST|PUT|PATCH|DELETE)$/.test(method)) continue
        // Each word of a table of acts, and any other.
        for (const act of [...(route.acts ?? []), undefined]) {
          tried.push(`${method} ${file} ${act}`)
          await fc.assert(
            fc.asyncProperty(sentTo(file, method, act), async (request) => {
              const { status, body } = await asks(method, route, request)
              expect([method, file, act, status]).toEqual([method, file, act, expect.toSatisfy(isAnswered)])
              if (body instanceof Response) await body.text()
              for (const { message } of body?.problems ?? []) expect(message).toMatch(/^\S.*[.?!]$/su)
            }),
            runs({ suite: 25, soak: 2_000, seed: 20141202 }),
          )
        }
      }
    expect(tried.length).toBeGreaterThan(40)
  },
  maxTime,
)

/** An answer, or a refusal with a reason; never a failure of the program. */
const isAnswered = (status: number) => [200, 404, 409, 422].includes(status)
