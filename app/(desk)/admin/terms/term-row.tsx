'use client'

import { Problems } from '@/components/ui/problems'
import { TextField } from '@/components/ui/text-field'
import { SaveOrRemove } from '@/components/ui/save-or-remove'
import { UnfoldingRow } from '@/components/ui/unfolding-row'
import { useForm } from '@/components/ui/use-form'
import type { TermInUse } from '@/domain/entries/terms'
import { languages } from '@/lib/languages'
import { changeTerm, removeTerm } from './actions'
import { takenSentence, type TakenName } from './name-taken'
import { OtherNames } from './other-names'
import { PageAbout } from './page-about'
import { WhichCountry, type CountryChoice } from './which-country'

/** `taken`: what else on the site has its name. */
export type ListedTerm = TermInUse & { taken?: TakenName }

type Props = {
  term: ListedTerm
  /** Where readers find it; absent while no live entry carries it. */
  address?: string
  /** Of a country: all countries, to choose from. */
  choices?: CountryChoice[]
  say: (sentence: string) => void
}

export function TermRow({ term, address, choices, say }: Props) {
  return (
    <UnfoldingRow
      name={term.name}
      spoken={`${term.name}: ${usageInWords(term)}`}
      message={
        <span className="col-span-2 text-sm text-soft">
          {usageInWords(term)}
          {term.description && <span className="line-clamp-2">{term.description}</span>}
          {term.taken && <span className="block text-warn">{takenSentence(term.taken)}</span>}
        </span>
      }
    >
      {(close) => (
        <>
          <p className="mb-3 text-sm text-soft">
            {address ? (
              <>
                Readers find it at <a href={address}>{address}</a>. The address stays when the name changes.
              </>
            ) : (
              <>Address: {term.slug}. Not shown to readers, since no published text carries it.</>
            )}
          </p>
          <PageAbout term={term} say={say} />
          <Change
            term={term}
            choices={choices}
            onDone={(sentence) => {
              close()
              say(sentence)
            }}
          />
        </>
      )}
    </UnfoldingRow>
  )
}

type ChangeProps = { term: TermInUse; choices?: CountryChoice[]; onDone: (sentence: string) => void }

function Change({ term, choices, onDone }: ChangeProps) {
  const change = useForm(changeTerm, {
    onDone: (_, form) => onDone(`Saved “${String(nameIn(form))}”. Readers see it now.`),
  })
  const remove = useForm(removeTerm, { onDone: () => onDone(`Removed “${term.name}”. Add it again to bring it back.`) })
  return (
    <>
      <form {...change.form} className="grid gap-4">
        <input type="hidden" name="id" value={term.id} />
        <Problems problems={[...change.problems, ...remove.problems]} except={beside} />
        <TextField
          label="Name"
          name="name"
          defaultValue={change.typedValues.name ?? term.name}
          problem={change.problem('name')}
          isRequired
        />
        <TextField
          label="Description"
          name="description"
          rows={3}
          defaultValue={change.typedValues.description ?? term.description}
          problem={change.problem('description')}
          hint="A sentence or two for readers, on its page."
        />
        {choices && (
          <WhichCountry
            choices={choices}
            code={term.code}
            typedCode={change.typedValues.code}
            problem={change.problem('code')}
          />
        )}
        <OtherNames names={term.names} typedValues={change.typedValues} problem={change.problem} />
        <SaveOrRemove
          isSaving={change.pending}
          isRemoving={remove.pending}
          onRemove={term.used ? undefined : () => remove.send({ id: term.id })}
        />
      </form>
      {term.used && <p className="mt-3 text-sm text-soft">It stays, since texts carry it: old revisions count too.</p>}
    </>
  )
}

const beside = ['name', 'description', 'code', ...languages.map((language) => `names.${language}`)]

function nameIn(form?: HTMLFormElement) {
  return form ? new FormData(form).get('name') : ''
}

function usageInWords({ entries, used }: TermInUse) {
  if (entries === 0) return used ? 'only in older revisions' : 'not used'
  return entries === 1 ? '1 text' : `${entries.toLocaleString('en')} texts`
}
