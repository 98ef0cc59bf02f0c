import { EditableRow } from '@/components/ui/editable-row'
import { SelectField, TextField } from '@/components/ui/fields'
import { type AnyField, useForm, ProblemList } from '@/components/ui/form'
import type { TermInUse } from '@/domain/entries/terms'
import { otherLanguages } from '@/lib/languages/languages'
import { englishName } from '@/lib/languages/language-tags'
import { changeTerm, removeTerm, chooseTermPage, writeTermPage } from './actions'
import { takenSentence, type TakenName } from './name-taken'
import { termNameIn } from './add-term'
import { useRouter } from 'next/navigation'
import { ChooseTexts } from '@/components/admin/picker/choose-texts'
import { Button } from '@/components/ui/button'
import { countInWords } from '@/lib/text/numbers'

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
      onChanged={(_, form) => announce(`Saved “${termNameIn(form)}”. Readers see it now.`)}
      remove={removeTerm}
      onRemoved={() => announce(`Removed “${term.name}”. Add it again to bring it back.`)}
      stays={term.used && 'It stays, since texts carry it: drafts and old revisions count too.'}
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
              none="None"
              options={choices}
              hint="Puts it on the map. A region, or several countries at once, is none of them: it is listed after the countries."
            />
          )}
          <OtherNames names={term.names} field={field} />
        </>
      )}
    </EditableRow>
  )
}

function usageInWords({ texts, used }: TermInUse) {
  if (texts > 0) return countInWords(texts, 'published text')
  return used ? 'no published text' : 'not used'
}

type OtherNamesProps = { names?: TermInUse['names']; field: AnyField }

function OtherNames({ names = {}, field }: OtherNamesProps) {
  const fields = otherLanguages().map((language) => ({
    label: englishName(language),
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

function PageAbout({ term, announce }: { term: TermInUse; announce: (sentence: string) => void }) {
  const router = useRouter()
  const choose = useForm(chooseTermPage, { onDone: () => announce(`Saved “${term.name}”.`) })
  const write = useForm(writeTermPage, { onDone: ({ entryId }) => router.push(`/admin/entries/${entryId}`) })
  const isBusy = choose.pending || write.pending
  return (
    <section className="mb-4 border-b border-line pb-4">
      <h3 className="font-semibold">Page about it</h3>
      <ProblemList problems={[...choose.problems, ...write.problems]} />
      {term.page ? (
        <>
          <p className="mb-2 text-sm text-soft">
            <a href={`/admin/entries/${term.page.entryId}`}>{term.page.title.trim() || 'Untitled'}</a>. Once it is
            published, readers find its text here, above the list, and its own address leads here.
          </p>
          <Button
            small
            isPending={choose.pending}
            isDisabled={isBusy}
            onPress={() => choose.send({ termId: term.id, entryId: null })}
          >
            Stop using this page
          </Button>
        </>
      ) : (
        <>
          <p className="mb-2 text-sm text-soft">
            A page with text, facts, contacts and pictures. Readers find it above the list.
          </p>
          <div className="flex flex-wrap gap-3">
            <ChooseTexts
              label="Choose a page…"
              isLeftOut={({ kind }) => kind !== 'page'}
              onChoose={([page]) => page && choose.send({ termId: term.id, entryId: page.id })}
            />
            <Button small isPending={write.pending} isDisabled={isBusy} onPress={() => write.send({ id: term.id })}>
              Write one…
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
