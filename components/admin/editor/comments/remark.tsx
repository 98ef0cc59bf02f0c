'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { useAsk } from '@/components/ui/use-ask'
import type { Remark as Said } from '@/domain/review/comments'
import { deskTimes } from '@/lib/time'
import { RemarkForm } from './remark-form'
import type { Comments } from './use-comments'

type Props = { said: Said; comments: Comments; zones: { zone: string; viewer: string } }

/** One comment or reply: who said it, when, what; and what its author can do with it. */
export function Remark({ said, comments, zones: { zone, viewer } }: Props) {
  const [isEditing, setEditing] = useState(false)
  const removing = useAsk(() => comments.remove(said))
  const edited = said.editedAt !== null && said.text !== ''

  return (
    <div className="space-y-1">
      <p className="text-sm">
        <strong>{said.author ?? 'The installation'}</strong>{' '}
        <span className="text-soft">
          {deskTimes(said.createdAt, zone, viewer)}
          {edited && ', edited'}
        </span>
      </p>
      {isEditing ? (
        <RemarkForm
          label="Comment"
          verb="Save"
          initial={said.text}
          onCancel={() => setEditing(false)}
          onSend={async (text) => {
            const answer = await comments.alter(said.id, { act: 'edit', text })
            if (answer.ok) setEditing(false)
            return answer
          }}
        />
      ) : said.text ? (
        <p className="wrap-anywhere whitespace-pre-wrap">{said.text}</p>
      ) : (
        <p className="text-faint">Removed by its author.</p>
      )}
      <Problems problems={removing.problems} />
      {said.mine && said.text && !isEditing && (
        <div className="-ml-2.5 flex flex-wrap">
          <Button kind="quiet" small onPress={() => setEditing(true)}>
            Edit
          </Button>
          <Button kind="quiet" small onPress={() => void removing.send()}>
            Remove
          </Button>
        </div>
      )}
    </div>
  )
}
