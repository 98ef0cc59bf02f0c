import { Button } from '@/components/ui/button'
import { countInWords } from '@/lib/text/numbers'
import { peopleWords } from '../suggestions/placed-suggestions'
import { useEditorScreen } from '../screen-context'

/** Shows how many edits are suggested and, with `onLeave`, how many comments are open. */
export function OpenRemarksNote({ onLeave }: { onLeave?: () => void }) {
  const { comments, suggestions } = useEditorScreen().part
  const { items, open } = suggestions
  const threads = onLeave ? comments.threads.open : []
  const remarks = [
    threads.length > 0 && countInWords(threads.length, 'comment'),
    items.length > 0 && peopleWords(items),
  ].filter(Boolean)
  if (!remarks.length) return null
  return (
    <section aria-label="Still open" className="border-l-3 border-warn pl-3 text-sm">
      <p className="font-semibold">Still open: {remarks.join(', ')}.</p>
      <p>The text goes out as it is, without them.</p>
      {onLeave && (
        <Button
          small
          className="mt-1"
          onPress={() => {
            onLeave()
            // A dialog that closes first returns the focus to its button.
            setTimeout(() => (items.length > 0 ? open() : comments.openAt(threads[0]!.id)), 150)
          }}
        >
          Show them
        </Button>
      )}
    </section>
  )
}
