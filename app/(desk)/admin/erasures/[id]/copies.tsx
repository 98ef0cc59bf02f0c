'use client'

import { Checkbox } from '@/components/ui/fields'
import { CopyField } from '@/components/ui/copy-field'
import { ProblemList, useForm } from '@/components/ui/form'
import type { CopyPlace } from '@/domain/erasures/erasure'
import { longDate } from '@/lib/time/time'
import { settleCopy } from '../actions'

type Props = {
  id: number
  copies: { place: CopyPlace; settledAt: number | null }[]
  zone: string
}

export function CopiesElsewhere({ id, copies, zone }: Props) {
  const open = copies.filter(({ settledAt }) => settledAt === null).length
  return (
    <div className="space-y-3">
      <p className="max-w-[66ch]">
        Nobody here can remove these, but each can be asked. Put the address that you noted where the words say{' '}
        {addressPlaceholder}, and send nothing that tells whom the text was about.
      </p>
      <p role="status" className="text-sm font-medium text-soft">
        {open === 0 ? 'All of them are settled.' : `${open} of ${copies.length} to look after.`}
      </p>
      <ul aria-label="Copies outside">
        {copies.map((copy) => (
          <CopyPlaceItem key={copy.place} id={id} {...copy} zone={zone} />
        ))}
      </ul>
    </div>
  )
}

type PlaceProps = Pick<Props, 'id' | 'zone'> & Props['copies'][number]

function CopyPlaceItem({ id, place, settledAt, zone }: PlaceProps) {
  const { send, pending, problems } = useForm(settleCopy)
  const { name, todo, words } = copyWords[place]
  return (
    <li className="border-t border-line py-3">
      <h3 className="text-base font-semibold">{name}</h3>
      <p className="max-w-[66ch] text-soft">{todo}</p>
      <details className="mt-1.5">
        <summary className="cursor-pointer text-sm font-medium">Words to send</summary>
        <div className="mt-2 max-w-2xl">
          <CopyField label={`Words for ${name.toLowerCase()}`} value={words} rows={6} />
        </div>
      </details>
      <Checkbox
        isSelected={settledAt !== null}
        isDisabled={pending}
        onChange={(settled) => send({ id, place, settled: settled ? 'yes' : 'no' })}
        className="mt-1.5"
      >
        Settled<span className="sr-only">: {name}</span>
        {settledAt !== null && <span className="text-soft"> on {longDate(settledAt, zone)}</span>}
      </Checkbox>
      <ProblemList problems={problems} />
    </li>
  )
}

/** Replaces an erased address in the words to copy. */
const addressPlaceholder = '[ADDRESS]'

type CopyWords = {
  name: string
  todo: string
  /** Words to copy and send, which do not tell whom the text was about. */
  words: string
}

const copyWords: Record<CopyPlace, CopyWords> = {
  'search engines': {
    name: 'Search engines',
    todo: 'Each has a form for pages that are gone: at Google “Refresh outdated content”, at Bing “Content removal”. It asks for the address alone. Send one request for each address, of pictures and files too, and look again after a week.',
    words: `The page at ${addressPlaceholder} has been removed permanently, for privacy. It answers with status 410.

Please remove it from your index, with every stored copy, summary and preview picture of it.`,
  },
  'web archives': {
    name: 'Web archives',
    todo: 'The Internet Archive and others remove a page when the owner of the site asks by mail. Write from an address of the site’s own domain, and ask for an answer.',
    words: `We publish the site on which ${addressPlaceholder} was. We have removed this page permanently, for privacy, and ask you to remove every copy that you hold of it and of its pictures and files, for all dates, and not to make new ones.

Please tell us when it is done.`,
  },
  'feed readers': {
    name: 'Feed readers and newsletters',
    todo: 'The feed does not have it any more, but a reader may keep what it fetched. Ask those that show texts of the feed on pages of their own, and do not forget your own newsletters and posts on social media.',
    words: `You show texts from our feed. The text at ${addressPlaceholder} is not in it any more: we have removed it permanently, for privacy.

Please delete it from your pages and from what you keep, with its pictures.`,
  },
  harvesters: {
    name: 'Libraries and other harvesters',
    todo: 'They are told that the record is deleted when they harvest again. Ask those that you know to do so now, and to delete copies of files.',
    words: `The record of ${addressPlaceholder} is deleted in our repository: it is marked so for OAI-PMH. It was removed permanently, for privacy.

Please harvest again now, and delete the record and every file of it that you have copied.`,
  },
  exports: {
    name: 'Exports and archives that were handed out',
    todo: 'An export or an archive from before still has it. Ask whoever got one to delete it, and give them a new one.',
    words: `You have an export of our archive from before today. Something in it had to be removed permanently, for privacy: what was at ${addressPlaceholder}.

Please delete that export and every copy of it. We will send you a new one without this text.`,
  },
  partners: {
    name: 'Partners and colleagues',
    todo: 'Think of who got it by mail, as a preview, as a file or in print, and of folders of your own: computers, telephones, shared drives.',
    words: `You received a text or files from us that were at ${addressPlaceholder}. We had to remove them permanently, for privacy.

Please delete your copies, also in mails and shared folders, and tell us if you have passed them on.`,
  },
}
