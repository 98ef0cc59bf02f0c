'use client'

import { Button } from '@/components/ui/button'
import { ProblemList, useForm } from '@/components/ui/form'
import { useFocusKept } from '@/components/ui/use-focus-kept'
import { revokeLink } from './actions'
import { useRouter } from 'next/navigation'
import { SharePreview } from '@/components/admin/preview/share-preview'

export type PreviewLinkRow = {
  id: number
  label: string
  shows: string
  madeBy: string
  opens: string
  openings: string
  isOpen: boolean
}

export function PreviewLinks({ links }: { links: PreviewLinkRow[] }) {
  if (links.length === 0)
    return (
      <p className="text-soft">
        None yet. With “Share preview…” you make one for someone without an account; it is never listed or searched for.
      </p>
    )
  return (
    <ul className="border-t border-line">
      {links.map((link) => (
        <PreviewLinkLine key={link.id} link={link} />
      ))}
    </ul>
  )
}

function PreviewLinkLine({ link: { id, label, shows, madeBy, opens, openings, isOpen } }: { link: PreviewLinkRow }) {
  const { send, pending, problems } = useForm(revokeLink)
  const line = useFocusKept<HTMLLIElement>(isOpen)
  return (
    <li
      ref={line}
      tabIndex={-1}
      className="grid gap-x-6 gap-y-1 border-b border-line py-3 sm:grid-cols-[1fr_1fr_auto] sm:items-start"
    >
      <div className="min-w-0">
        <p className="font-semibold wrap-anywhere">{label}</p>
        <p className="text-sm text-soft">{shows}</p>
        <p className="text-sm text-soft">{madeBy}</p>
      </div>
      <div className="min-w-0 text-sm">
        <p className={isOpen ? 'font-medium text-live' : 'font-medium text-soft'}>{opens}</p>
        <p className="text-soft">{openings}</p>
        <ProblemList problems={problems} />
      </div>
      {isOpen && (
        <Button
          small
          kind="danger"
          aria-label={`Revoke the link for ${label}`}
          isPending={pending}
          onPress={() => send({ linkId: id })}
          className="justify-self-start"
        >
          Revoke
        </Button>
      )}
    </li>
  )
}

type Props = { entryId: number; revisionId: number }

export function SharePreviewButton(props: Props) {
  const { refresh } = useRouter()
  return <SharePreview {...props} trigger={<Button kind="primary">Share preview…</Button>} onMade={refresh} />
}
