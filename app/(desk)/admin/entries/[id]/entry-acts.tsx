'use client'

import { Copy, Eraser, Trash2 } from 'lucide-react'
import { ButtonLink } from '@/components/ui/link'
import { useRouter } from 'next/navigation'
import { saveOpenTexts } from '@/components/admin/editor/save-texts'
import { useCommands } from '@/components/admin/palette/commands'
import { ask, useAsk } from '@/components/ui/use-ask'
import { Button } from '@/components/ui/button'
import { ProblemList } from '@/components/ui/form'
import type { Kind } from '@/lib/kinds/kinds'
import { useDuplicate } from '../duplicate-entry'

type Props = {
  entryId: number
  kind: Kind
  erase: boolean
}

export function EntryActs({ entryId, kind, erase }: Props) {
  const router = useRouter()
  const copy = useDuplicate(entryId, saveOpenTexts)
  const trash = useAsk(() => trashAfterSaving(entryId), { onDone: () => router.refresh() })
  useCommands('This text', () => [
    { label: 'Duplicate', also: 'copy', run: () => copy.send() },
    { label: 'Move to the trash', also: 'delete remove', run: () => trash.send() },
  ])
  return (
    <section aria-label={`More with this ${kind}`} className="mt-14 border-t border-line pt-3 print:hidden">
      <div className="-ml-2.5 flex flex-wrap gap-x-2 gap-y-1">
        <Button kind="quiet" small isPending={copy.pending} onPress={() => void copy.send()}>
          <Copy aria-hidden className="size-4" />
          Duplicate
        </Button>
        <Button kind="quiet" small isPending={trash.pending} onPress={() => void trash.send()} className="text-bad!">
          <Trash2 aria-hidden className="size-4" />
          Move to the trash
        </Button>
        {erase && (
          <ButtonLink href={`/admin/erasures/new?entry=${entryId}`} kind="quiet" small className="text-bad!">
            <Eraser aria-hidden className="size-4" />
            Erase permanently…
          </ButtonLink>
        )}
      </div>
      <ProblemList problems={[...copy.problems, ...trash.problems]} />
    </section>
  )
}

async function trashAfterSaving(entryId: number) {
  await saveOpenTexts()
  return ask(`/api/desk/entries/${entryId}/trash`, {})
}
