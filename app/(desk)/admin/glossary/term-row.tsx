'use client'

import { Problems } from '@/components/ui/problems'
import { SaveOrRemove } from '@/components/ui/save-or-remove'
import { UnfoldingRow } from '@/components/ui/unfolding-row'
import { useForm } from '@/components/ui/use-form'
import type { GlossaryTerm } from '@/domain/site/glossary'
import { languages } from '@/lib/languages'
import { changeGlossaryTerm, removeGlossaryTerm } from './actions'
import { nameOf, TermFields, termFieldNames } from './term-fields'

type Props = { term: GlossaryTerm; say: (sentence: string) => void; onRemoved: () => void }

export function TermRow({ term, say, onRemoved }: Props) {
  const name = nameOf(term)
  const others = languages.filter((language) => term.words[language] && term.words[language] !== name)
  return (
    <UnfoldingRow
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
    >
      {(close) => (
        <Change
          term={term}
          onSaved={() => {
            close()
            say(`Saved “${name}”.`)
          }}
          onRemoved={onRemoved}
        />
      )}
    </UnfoldingRow>
  )
}

function Change({ term, onSaved, onRemoved }: { term: GlossaryTerm; onSaved: () => void; onRemoved: () => void }) {
  const change = useForm(changeGlossaryTerm, { onDone: onSaved })
  const remove = useForm(removeGlossaryTerm, { onDone: onRemoved })
  return (
    <form {...change.form} className="grid gap-4">
      <input type="hidden" name="id" value={term.id} />
      <Problems problems={[...change.problems, ...remove.problems]} except={termFieldNames} />
      <TermFields term={term} typedValues={change.typedValues} problem={change.problem} />
      <SaveOrRemove
        isSaving={change.pending}
        isRemoving={remove.pending}
        onRemove={() => remove.send({ id: term.id })}
      />
    </form>
  )
}
