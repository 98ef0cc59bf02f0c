import fc from 'fast-check'
import { z } from 'zod'
import { emptyBody } from '@/domain/content/body/schema'
import { hostile } from './test-hostile'

// Forms with valid fields and hostile words, or anything at all.

type Definition = {
  type: string
  shape?: Record<string, z.ZodType>
  catchall?: z.ZodType
  element?: z.ZodType
  innerType?: z.ZodType
  valueType?: z.ZodType
  in?: z.ZodType
  out?: z.ZodType
  options?: z.ZodType[]
  entries?: Record<string, unknown>
  values?: unknown[]
}

const definitionOf = (schema: z.ZodType) => schema.def as unknown as Definition

export function sentTo(schema: z.ZodType): fc.Arbitrary<unknown> {
  const any = fc.oneof(hostile, fc.array(hostile, { maxLength: 3 }))
  const { shape = {} } = fieldsOf(schema)
  const fields = Object.fromEntries([...Object.keys(shape), ...foreign].map((name) => [name, any]))
  return fc.oneof(
    { weight: 6, arbitrary: fitting(schema) },
    { weight: 5, arbitrary: fc.record(fields, { requiredKeys: [] }) },
    { weight: 1, arbitrary: hostile },
  )
}

const foreign = ['role', 'authorId']

const further = [
  'menu.0.label',
  'menu.0.path',
  'menu.9999.path',
  'organisations.1.url',
  'pinnedEntryIds.0.id',
  'menu..label',
  'names.km',
  'names.xx',
  'translations.km.name',
  'translations.km.menu./about',
  'translations.__proto__.name',
]

function fieldsOf(schema: z.ZodType): Definition {
  const definition = definitionOf(schema)
  return definition.type === 'pipe' ? fieldsOf(definition.in!) : definition
}

const words = fc.oneof(
  hostile.filter((value) => typeof value === 'string'),
  fc.constantFrom('', 'words', '0123456789ab', '7', '/about', '{"name":1}', '[', 'km'),
)

function textFor(schema: z.ZodType) {
  const { pattern } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })
  return pattern ? fc.oneof(words, { weight: 3, arbitrary: fc.stringMatching(new RegExp(pattern)) }) : words
}

const numbers = fc.oneof(
  fc.integer({ min: 0, max: 1_000 }),
  hostile.filter((value) => typeof value === 'number'),
)

/** Sometimes hostile, so that one part is invalid among valid ones. */
function part(schema: z.ZodType) {
  return fc.oneof({ weight: 20, arbitrary: fitting(schema) }, { weight: 1, arbitrary: hostile })
}

function fitting(schema: z.ZodType): fc.Arbitrary<unknown> {
  const definition = definitionOf(schema)
  switch (definition.type) {
    case 'object':
      return fittingObject(definition)
    case 'array':
      return fc.array(part(definition.element!), { maxLength: 3 })
    case 'record':
      return fc.dictionary(words, fitting(definition.valueType!), { maxKeys: 3 })
    case 'pipe':
      return fitting(definitionOf(definition.in!).type === 'transform' ? definition.out! : definition.in!)
    case 'union':
      return fc.oneof(...definition.options!.map(fitting))
    case 'enum':
      return fc.constantFrom(...Object.values(definition.entries!))
    case 'literal':
      return fc.constantFrom(...definition.values!)
    case 'boolean':
      return fc.boolean()
    case 'number':
      return numbers
    case 'string':
      return textFor(schema)
    case 'nullable':
      return fc.option(fitting(definition.innerType!))
  }
  if (definition.innerType) return fc.option(fitting(definition.innerType), { nil: undefined })
  return fc.oneof(hostile, { weight: 3, arbitrary: fc.constant(emptyBody) })
}

function fittingObject({ shape = {}, catchall }: Definition) {
  const ownFields = Object.entries(shape).map(([name, field]) => [name, part(field)] as const)
  const otherFields = [...foreign, ...(catchall ? further : [])]
    .filter((name) => !(name in shape))
    .map((name) => [name, part(z.string())] as const)
  const fields = { ...Object.fromEntries(ownFields), ...Object.fromEntries(otherFields) }
  return fc.record(fields, { requiredKeys: Object.keys(shape) })
}
