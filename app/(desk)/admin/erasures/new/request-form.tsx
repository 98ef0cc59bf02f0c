'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import { Section } from '@/components/admin/shell/section'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { CopyField } from '@/components/ui/copy-field'
import { Problems } from '@/components/ui/problems'
import { TextField } from '@/components/ui/text-field'
import { useForm } from '@/components/ui/use-form'
import type { ErasurePreview } from '@/domain/erasures/erasure'
import type { NotedAddress } from '@/domain/erasures/addresses-to-note'
import { WhatGoes } from './what-goes'
import { request } from '../actions'

type Props = {
  entry: { id: number; title: string }
  what: ErasurePreview
  addresses: NotedAddress[]
  children: ReactNode
}

export function RequestForm({ entry, what, addresses, children }: Props) {
  const { push } = useRouter()
  const [withTranslations, setWithTranslations] = useState(true)
  const asking = useForm(request, {
    onDone: ({ id }) => push(`/admin/erasures/${id}`),
  })
  const shown = addresses.filter(({ entryId }) => withTranslations || entryId === entry.id)
  return (
    <form {...asking.form} className="space-y-9">
      <input type="hidden" name="entryId" value={entry.id} />
      <Section title="What goes" id="goes">
        <WhatGoes entryId={entry.id} what={what} onTranslations={setWithTranslations} />
      </Section>
      {children}
      {shown.length > 0 && (
        <Section title="Note its addresses first" id="addresses">
          <p className="mb-3 max-w-[66ch]">
            You need them to ask others to remove their copies, and they are erased here too. Keep them where only those
            can read them who have to.
          </p>
          <CopyField
            label={shown.length === 1 ? 'Its address' : 'Its addresses'}
            value={shown.map(({ address }) => address).join('\n')}
            rows={Math.min(shown.length * 2, 10)}
          />
        </Section>
      )}
      <Section title="Continue" id="continue">
        <div className="max-w-xl space-y-4">
          <TextField
            label="Type its number or its title"
            {...asking.field('name')}
            autoComplete="off"
            hint={entry.title ? `Its number is ${entry.id}, its title “${entry.title}”.` : `Its number is ${entry.id}.`}
          />
          <Problems problems={asking.otherProblems()} />
          <div className="flex flex-wrap gap-3">
            <Link href={`/admin/entries/${entry.id}`} prefetch={false} className={buttonClass()}>
              Keep it
            </Link>
            <Button type="submit" kind="danger" isPending={asking.pending}>
              {what.needsSecond ? 'Ask to erase it' : 'Erase it permanently'}
            </Button>
          </div>
          {asking.answer?.ok && (
            <Link href={`/admin/erasures/${asking.answer.value.id}`}>See erasure {asking.answer.value.id}</Link>
          )}
        </div>
      </Section>
    </form>
  )
}
