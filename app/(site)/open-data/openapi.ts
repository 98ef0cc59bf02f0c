import { z } from 'zod'
import type { Frame } from '@/components/site/frame'
import { listParameters, oneParameters } from './parameters'
import { entryShape, listShape, problemShape, startShape, termsShape } from './shapes'

export function description({ origin, site }: Frame) {
  const { kind: _, ...ofPublications } = listParameters
  const { language, fields } = oneParameters
  return {
    openapi: '3.1.0',
    info: {
      title: site.name,
      version: '1',
      description:
        'Everything that readers have, as data. Nothing needs a key, and nothing can be changed. Answers carry an ETag: ask again with If-None-Match.',
    },
    servers: [{ url: `${origin}/api/v1` }],
    paths: {
      '/': get('start', 'Where everything is.', startShape),
      '/entries': get('entries', 'Posts, publications and pages.', listShape, { query: listParameters }),
      '/entries/{id}': get('entry', 'One of them, with its text.', entryShape.partial(), {
        path: 'id',
        query: { fields },
      }),
      '/publications': get('publications', 'Publications alone.', listShape, { query: ofPublications }),
      '/publications/{slug}': get('publication', 'One of them, by its slug or its number.', entryShape.partial(), {
        path: 'slug',
        query: { language, fields },
      }),
      '/terms': get('terms', 'Topics and countries that are in use.', termsShape),
    },
  }
}

type OperationParameters = { path?: string; query?: Record<string, z.ZodType> }

function get(operationId: string, summary: string, shape: z.ZodType, { path, query = {} }: OperationParameters = {}) {
  const inPath = { name: path, in: 'path', required: true, schema: { type: 'string' } }
  const parameters = Object.entries(query).map(([name, type]) => {
    const { description, ...schema } = schemaOf(type)
    return { name, in: 'query', description, schema }
  })
  return {
    get: {
      operationId,
      summary,
      parameters: [...(path ? [inPath] : []), ...parameters],
      responses: {
        200: { description: summary, content: { 'application/json': { schema: schemaOf(shape) } } },
        400: refusal('What was asked has a mistake.'),
        ...(path ? { 404: refusal('There is no such entry.'), 410: refusal('It was taken out, and why.') } : {}),
      },
    },
  }
}

function refusal(description: string) {
  return { description, content: { 'application/problem+json': { schema: schemaOf(problemShape) } } }
}

function schemaOf(shape: z.ZodType) {
  const { $schema: _, ...schema } = z.toJSONSchema(shape)
  return schema
}
