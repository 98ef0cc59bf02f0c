'use client'

import { useRouter } from 'next/navigation'
import { Button } from '@/components/ui/button'
import { Problems, useForm } from '@/components/ui/form'
import { writeFilesPage } from '../actions'

export function UnofferedFiles({ importId, n }: { importId: number; n: number }) {
  const router = useRouter()
  const write = useForm(writeFilesPage, { onDone: ({ entryId }) => router.push(`/admin/entries/${entryId}`) })
  const documents = n === 1 ? 'One document' : `${n.toLocaleString('en')} documents`
  return (
    <section aria-labelledby="unoffered" className="mb-8 border-t-3 border-rule pt-2.5">
      <h2 id="unoffered" className="text-base">
        {documents} without a text
      </h2>
      <p className="mb-2 max-w-[66ch] text-sm text-soft">
        Readers had {n === 1 ? 'it' : 'them'} at the old site, and no public text here offers {n === 1 ? 'it' : 'them'}.
        A page with {n === 1 ? 'it' : 'all of them'} brings the old {n === 1 ? 'address' : 'addresses'} back once it is
        published.
      </p>
      <Problems problems={write.problems} />
      <Button small isPending={write.pending} onPress={() => write.send({ id: importId })}>
        Write a page with {n === 1 ? 'it' : 'them'}
      </Button>
    </section>
  )
}
