import { Schema, type AttributeSpec, type MarkSpec, type NodeSpec } from '@tiptap/pm/model'
import { bodySchema } from './schema'

/** The schema of bodies without limits of attributes: for documents that the program would refuse. */
export const unlimitedSchema = new Schema({
  topNode: 'doc',
  nodes: withoutLimits<NodeSpec>(bodySchema.spec.nodes),
  marks: withoutLimits<MarkSpec>(bodySchema.spec.marks),
})

type Specs<S> = { forEach: (each: (name: string, spec: S) => void) => void }

function withoutLimits<S extends { attrs?: Record<string, AttributeSpec> }>(specs: Specs<S>) {
  const all: Record<string, S> = {}
  specs.forEach((name, spec) => {
    const attrs = Object.entries(spec.attrs ?? {}).map(([key, { validate: _, ...attribute }]) => [key, attribute])
    all[name] = { ...spec, ...(attrs.length > 0 && { attrs: Object.fromEntries(attrs) }) }
  })
  return all
}
