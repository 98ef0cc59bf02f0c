import { factsBeside, factsIn } from '@/lib/kinds/kinds'
import type { Problem } from '@/lib/result'

const emptyValues: Record<string, unknown> = {
  title: '',
  slug: '',
  summary: '',
  dated: null,
  byline: '',
  contentNote: '',
  body: { type: 'doc', content: [{ type: 'paragraph' }] },
  termIds: [],
  files: [],
  lead: null,
}

/** Returns a text (JSON) with refused fields as last saved, or empty. Undefined if a problem belongs to no field. */
export function withoutRefusedField(
  content: string,
  problems: Problem[],
  saved: string | undefined,
): string | undefined {
  const refusedFields = problems.map(({ field }) => /^content\.(\w+)/.exec(field ?? '')?.[1])
  if (refusedFields.some((field) => field === undefined)) return undefined
  const [now, before] = [JSON.parse(content), saved ? JSON.parse(saved) : emptyValues] as Record<string, unknown>[]
  if (refusedFields.some((field) => !(field! in now!))) return undefined
  const own = factsBeside(now!)
  const previous = (field: string) =>
    before![field] ?? (field === own?.kind ? factsIn(own.kind, {}) : emptyValues[field])
  return JSON.stringify({ ...now, ...Object.fromEntries(refusedFields.map((field) => [field, previous(field!)])) })
}
