import { EditableRow } from '@/components/ui/editable-row'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import type { AnyField } from '@/components/ui/use-form'
import type { TermInUse } from '@/domain/entries/terms'
import { languageNames, otherLanguages } from '@/lib/languages/languages'
import { changeTerm, removeTerm } from './actions'
import { takenSentence, type TakenName } from './name-taken'
import { PageAbout } from './page-about'
import { nameIn } from './add-term'

export type ListedTerm = TermInUse & { taken?: TakenName }

type Props = {
  term: ListedTerm
  /** The public address; undefined while no live entry has the term. */
  address?: string
  choices?: { value: string; label: string }[]
  announce: (sentence: string) => void
}

export function TermRow({ term, address, choices, announce }: Props) {
  return (
    <EditableRow
      name={term.name}
      spoken={`${term.name}: ${usageInWords(term)}`}
      message={
        <span className="col-span-2 text-sm text-soft">
          {usageInWords(term)}
          {term.description && <span className="line-clamp-2">{term.description}</span>}
          {term.taken && <span className="block text-warn">{takenSentence(term.taken)}</span>}
        </span>
      }
      above={
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
          <PageAbout term={term} announce={announce} />
        </>
      }
      id={term.id}
      change={changeTerm}
      onChanged={(_, form) => announce(`Saved “${nameIn(form)}”. Readers see it now.`)}
      remove={removeTerm}
      onRemoved={() => announce(`Removed “${term.name}”. Add it again to bring it back.`)}
      stays={term.used && 'It stays, since texts carry it: old revisions count too.'}
    >
      {({ field }) => (
        <>
          <TextField label="Name" {...field('name', term.name)} isRequired />
          <TextField
            label="Description"
            {...field('description', term.description)}
            rows={3}
            hint="A sentence or two for readers, on its page."
          />
          {choices && (
            <SelectField
              label="Country"
              {...field('code', term.code ?? '')}
              options={[{ value: '', label: 'None' }, ...choices]}
              hint="Puts it on the map. A region, or several countries at once, is none of them: it is listed after the countries."
            />
          )}
          <OtherNames names={term.names} field={field} />
        </>
      )}
    </EditableRow>
  )
}

function usageInWords({ entries, used }: TermInUse) {
  if (entries === 0) return used ? 'only in older revisions' : 'not used'
  return entries === 1 ? '1 text' : `${entries.toLocaleString('en')} texts`
}

type OtherNamesProps = { names?: TermInUse['names']; field: AnyField }

function OtherNames({ names = {}, field }: OtherNamesProps) {
  const fields = otherLanguages().map((language) => ({
    label: languageNames[language].english,
    ...field(`names.${language}`, names[language]),
  }))
  return (
    <details open={fields.some(({ problem }) => problem) || undefined} suppressHydrationWarning>
      <summary className="inline-flex min-h-9 cursor-pointer items-center font-semibold text-accent">
        Its name in other languages
      </summary>
      <p className="mb-3 text-sm text-soft">Where one is empty, readers of that language see the name above.</p>
      <div className="grid gap-4 sm:grid-cols-2">
        {fields.map((props) => (
          <TextField key={props.name} {...props} />
        ))}
      </div>
    </details>
  )
}
