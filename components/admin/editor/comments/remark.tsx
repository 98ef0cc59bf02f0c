import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { useAsk } from '@/components/ui/use-ask'
import type { Remark as RemarkText } from '@/domain/review/comments'
import { deskTimes } from '@/lib/time/time'
import { RemarkForm } from './remark-form'
import type { Comments } from './use-comments'
import { useHold } from './use-hold'

type Props = { remark: RemarkText; threadId: number; comments: Comments; zones: { zone: string; viewer: string } }

export function Remark({ remark, threadId, comments, zones: { zone, viewer } }: Props) {
  const [isEditing, setEditing] = useState(false)
  useHold(isEditing, threadId, comments)
  const removing = useAsk(() => comments.removal.remove(remark))
  const isEdited = remark.editedAt !== null && remark.text !== ''

  return (
    <div className="space-y-1">
      <p className="text-sm">
        <strong>{remark.author ?? 'The system'}</strong>{' '}
        <span className="text-soft">
          {deskTimes(remark.createdAt, zone, viewer)}
          {isEdited && ', edited'}
        </span>
      </p>
      {isEditing ? (
        <RemarkForm
          label="Comment"
          verb="Save"
          initial={remark.text}
          onCancel={() => setEditing(false)}
          onSend={async (text) => {
            const answer = await comments.threads.change(remark.id, { act: 'edit', text })
            if (answer.ok) setEditing(false)
            return answer
          }}
        />
      ) : remark.text ? (
        <p className="wrap-anywhere whitespace-pre-wrap">{remark.text}</p>
      ) : (
        <p className="text-faint">Removed by its author.</p>
      )}
      <Problems problems={removing.problems} />
      {remark.mine && remark.text && !isEditing && (
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
