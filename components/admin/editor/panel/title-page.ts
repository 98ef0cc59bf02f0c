import type { Content } from '@/domain/content/content'
import type { AnyFacts, FieldName } from '@/lib/kinds/kinds'

export type PublicationFields = NonNullable<Content['publication']>

/** The facts that each field of a kind is given. */
export type OwnFacts = {
  facts: AnyFacts
  set: (changes: Record<string, unknown>) => void
  problem: (field: FieldName) => string | undefined
}

/** The facts that the control of a line of text is given. */
export type LineControl = {
  label: string
  hint?: string
  problem?: string
  value: string
  onChange: (value: string) => void
}
