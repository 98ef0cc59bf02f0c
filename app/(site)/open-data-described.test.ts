import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { addresses } from '@/addresses.mjs'
import { apiDescription as describe, apiStart as start, apiTerms as terms } from './open-data/handlers'
import { ask } from './test-ask'
import { api, openLibrary, type Reply } from './test-open-data'

type Described = {
  paths: Record<
    string,
    {
      get: {
        parameters: { name: string; in: string; schema: object }[]
        responses: Record<string, { content: Record<string, { schema: object }> }>
      }
    }
  >
}

test('each address that is described exists, takes what it says, and answers in the shape that it says', async () => {
  const { report } = await (await openLibrary()).shelf()
  const { paths } = JSON.parse((await ask(describe, '/api/v1/openapi.json')).text) as Described
  const replies: Record<string, (query?: string) => Promise<Reply>> = {
    '/': (query = '') => ask(start, `/api/v1${query}`),
    '/entries': api.entries,
    '/entries/{id}': (query) => api.entry(report.entryId, query),
    '/publications': api.publications,
    '/publications/{slug}': (query) => api.publication('a-report', query),
    '/terms': (query = '') => ask(terms, `/api/v1/terms${query}`),
  }
  expect(Object.keys(paths).toSorted()).toEqual(Object.keys(replies).toSorted())
  const rows = addresses.map(({ path }) => path)
  const ajv = new Ajv2020({ strict: true })
  for (const [path, { get }] of Object.entries(paths)) {
    expect(rows).toContain(`/api/v1${path === '/' ? '' : path.replace(/\{\w+\}/, ':of')}`)
    const fits = (status: number, type: string, { text }: Reply) => {
      const check = ajv.compile(get.responses[status]!.content[type]!.schema)
      expect([check(JSON.parse(text)), check.errors, path]).toEqual([true, null, path])
    }
    fits(200, 'application/json', await replies[path]!())
    fits(400, 'application/problem+json', await replies[path]!('?strange=1'))
    for (const { name, schema } of get.parameters.filter((one) => one.in === 'query')) {
      const value = examples[name]!
      expect([name, ajv.compile(schema)(/^(page|limit)$/.test(name) ? Number(value) : value)]).toEqual([name, true])
      const reply = await replies[path]!(`?${name}=${value}`)
      expect([name, reply.status]).toEqual([name, 200])
      fits(200, 'application/json', reply)
    }
  }
})

const examples: Record<string, string> = {
  kind: 'publication',
  language: 'en',
  country: 'myanmar',
  topic: 'protection',
  type: 'report',
  year: '2014',
  updated_since: '2014-10-01',
  q: 'report',
  fields: 'id,body_text,files',
  page: '1',
  limit: '3',
}
