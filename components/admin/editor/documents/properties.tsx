import { Button } from '@/components/ui/button'
import type { EditorUpload } from '@/domain/writing/editing'
import { ask, useAsk } from '@/components/ui/use-ask'
import { describeFacts, type DocumentFacts } from './document-facts'

type Props = {
  document: { id: string; type: string }
  visibleProperties: DocumentFacts
  isDecided?: boolean
  /** Gets the upload to use from now on: the cleaned file, or its next version if readers have it already. */
  onReplaced: (upload: EditorUpload) => void
  onDecided?: () => void
}

export function DocumentProperties({ document, visibleProperties, isDecided, onReplaced, onDecided }: Props) {
  const isPdf = document.type === 'application/pdf'
  const path = `/api/desk/media/${document.id}/properties`
  const keep = useAsk(() => ask(path, { decision: 'keep' }), { onDone: onDecided })
  const remove = useAsk(() => ask<EditorUpload>(path, { decision: 'remove' }), {
    onDone: (upload) => {
      onReplaced(upload)
      onDecided?.()
    },
  })
  const outcome = keep.answer?.ok
    ? 'They stay.'
    : remove.answer?.ok
      ? 'They are removed.'
      : keep.sentence || remove.sentence

  const words = describeFacts(visibleProperties)
  if (!words) return <p className="text-sm text-soft">It says nothing about who made it, or when.</p>
  return (
    <div className="text-sm">
      <p className="wrap-anywhere">
        Readers of this {isPdf ? 'PDF' : 'file'} can see: {words}.
      </p>
      <p role="status">{outcome || (isDecided ? 'Someone decided that they stay.' : !isPdf && removalHint)}</p>
      {!outcome && (
        <p className="mt-1 flex flex-wrap gap-2">
          {isPdf && (
            <Button small isPending={remove.pending} isDisabled={keep.pending} onPress={() => void remove.send()}>
              {remove.pending ? 'Removing them…' : 'Remove them'}
            </Button>
          )}
          {!isDecided && (
            <Button small kind="quiet" isDisabled={remove.pending} onPress={() => void keep.send()}>
              Keep
            </Button>
          )}
        </p>
      )}
    </div>
  )
}

const removalHint =
  'To remove them in Word, Excel or PowerPoint: File, Info, Inspect Document, Remove All; then save and upload it again.'

export function ShowProperties({ document, onReplaced }: Pick<Props, 'document' | 'onReplaced'>) {
  const { send, answer, sentence } = useAsk(() =>
    ask<{ visibleProperties: DocumentFacts; isDecided: boolean }>(`/api/desk/media/${document.id}/properties`),
  )
  if (answer?.ok) return <DocumentProperties document={document} {...answer.value} onReplaced={onReplaced} />
  return (
    <>
      <Button kind="quiet" small onPress={() => void send()} className="-ml-2">
        Document properties
      </Button>
      {sentence && <p className="text-sm text-bad">{sentence}</p>}
    </>
  )
}
