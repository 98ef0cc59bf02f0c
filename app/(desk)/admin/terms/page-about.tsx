import { useRouter } from 'next/navigation'
import { ChooseTexts } from '@/components/admin/picker/choose-texts'
import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { useForm } from '@/components/ui/use-form'
import type { TermInUse } from '@/domain/entries/terms'
import { chooseTermPage, writeTermPage } from './actions'

export function PageAbout({ term, announce }: { term: TermInUse; announce: (sentence: string) => void }) {
  const router = useRouter()
  const choose = useForm(chooseTermPage, { onDone: () => announce(`Saved “${term.name}”.`) })
  const write = useForm(writeTermPage, { onDone: ({ entryId }) => router.push(`/admin/entries/${entryId}`) })
  const isBusy = choose.pending || write.pending
  return (
    <section className="mb-4 border-b border-line pb-4">
      <h3 className="font-semibold">Page about it</h3>
      <Problems problems={[...choose.problems, ...write.problems]} />
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
