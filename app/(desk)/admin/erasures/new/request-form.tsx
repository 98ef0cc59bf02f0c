'use client'

import { Link, ButtonLink } from '@/components/ui/link'
import { useRouter } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import { Section } from '@/components/admin/shell/page-head'
import { Button } from '@/components/ui/button'
import { CopyField } from '@/components/ui/copy-field'
import { ProblemList, useForm } from '@/components/ui/form'
import { TextField, Checkbox } from '@/components/ui/fields'
import type { ErasurePreview } from '@/domain/erasures/erasure'
import type { NotedAddress } from '@/domain/erasures/addresses-to-note'
import { requestErasure } from '../actions'
import { type Language } from '@/lib/languages/languages'
import { englishName } from '@/lib/languages/language-tags'
import { countInWords } from '@/lib/text/numbers'

type Props = {
  entry: { id: number; title: string }
  what: ErasurePreview
  addresses: NotedAddress[]
  children: ReactNode
}

export function RequestForm({ entry, what, addresses, children }: Props) {
  const { push } = useRouter()
  const [withTranslations, setWithTranslations] = useState(true)
  const asking = useForm(requestErasure, {
    onDone: ({ id }) => push(`/admin/erasures/${id}`),
  })
  const shown = addresses.filter(({ entryId }) => withTranslations || entryId === entry.id)
  return (
    <form {...asking.form} className="space-y-9">
      <input type="hidden" name="entryId" value={entry.id} />
      <Section title="What goes" id="goes">
        <ErasedThings entryId={entry.id} what={what} onTranslations={setWithTranslations} />
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
          <ProblemList problems={asking.otherProblems()} />
          <div className="flex flex-wrap gap-3">
            <ButtonLink href={`/admin/entries/${entry.id}`}>Keep it</ButtonLink>
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

type ErasedThingsProps = { entryId: number; what: ErasurePreview; onTranslations: (chosen: boolean) => void }

const stateNames = {
  draft: 'a draft',
  scheduled: 'scheduled',
  live: 'readers have it now',
  withdrawn: 'withdrawn',
}

function ErasedThings({ entryId, what: { entries, revisions, comments, uploads }, onTranslations }: ErasedThingsProps) {
  const others = entries.filter(({ id }) => id !== entryId)
  return (
    <div className="space-y-5">
      <div>
        <ul aria-label="Texts that go">
          {entries.map(({ id, title, language, state }) => (
            <li key={id} className="border-t border-line py-2 first:border-t-0 first:pt-0">
              <span lang={language} className="font-semibold wrap-anywhere">
                {title || 'Untitled'}
              </span>
              <span className="block text-sm text-faint">
                Number {id} · {englishName(language as Language)} · {stateNames[state]}
              </span>
            </li>
          ))}
        </ul>
        <p className="mt-2 text-sm text-soft">
          With {countInWords(revisions, 'version')}
          {comments > 0 && `, ${countInWords(comments, 'comment')}`}, suggested edits, reviews and preview links.
        </p>
      </div>
      {others.length > 0 && (
        <Checkbox name="withTranslations" value="yes" defaultSelected onChange={onTranslations}>
          Its translations too
          <span className="block text-sm text-soft">Without this, only the text that you came from is erased.</span>
        </Checkbox>
      )}
      {uploads.length > 0 && (
        <fieldset>
          <legend className="mb-1 font-semibold">Pictures and files that go</legend>
          {uploads.map(({ id, name, usedElsewhere, willGo }) => (
            <Checkbox key={id} name="mediaIds[]" value={id} defaultSelected={willGo}>
              <span className="wrap-anywhere">{name}</span>
              <span className="block text-sm text-soft wrap-anywhere">{usesInWords(usedElsewhere)}</span>
            </Checkbox>
          ))}
        </fieldset>
      )}
    </div>
  )
}

function usesInWords(usedElsewhere: string[]) {
  if (!usedElsewhere.length) return 'Used here alone; all its versions go.'
  const titles = usedElsewhere.map((title) => `“${title || 'Untitled'}”`).join(', ')
  return `Used in ${titles} too: it stays, unless you choose it.`
}
