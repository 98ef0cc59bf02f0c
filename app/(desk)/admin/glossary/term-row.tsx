'use client'

import type { GlossaryTerm } from '@/domain/site/glossary'
import { languages } from '@/lib/languages'
import { changeGlossaryTerm, removeGlossaryTerm } from './actions'
import { nameOf, TermFields } from './term-fields'
import { EditableRow } from '@/components/ui/editable-row'

type Props = { term: GlossaryTerm; say: (sentence: string) => void; onRemoved: () => void }

export function TermRow({ term, say, onRemoved }: Props) {
  const name = nameOf(term)
  const others = languages.filter((language) => term.words[language] && term.words[language] !== name)
  return (
    <EditableRow
      name={name}
      spoken={name}
      message={
        <span className="col-span-2 text-sm text-soft wrap-anywhere">
          {others.map((language, n) => (
            <span key={language}>
              {n > 0 && ' · '}
              <span lang={language}>{term.words[language]}</span>
            </span>
          ))}
          {term.note && <span className="block">{term.note}</span>}
        </span>
      }
      id={term.id}
      change={changeGlossaryTerm}
      onChanged={() => say(`Saved “${name}”.`)}
      remove={removeGlossaryTerm}
      onRemoved={onRemoved}
    >
      {({ field }) => <TermFields term={term} field={field} />}
    </EditableRow>
  )
}
