import { Button } from '@/components/ui/button'
import { peopleWords } from './placed-suggestions'
import type { Suggestions } from './use-suggestions'

type Props = {
  suggestions: Suggestions
  onLeave?: () => void
}

export function OpenSuggestionsNote({ suggestions: { items, open }, onLeave }: Props) {
  if (!items.length) return null
  return (
    <section aria-label="Open suggestions" className="border-l-3 border-warn pl-3 text-sm">
      <p className="font-semibold">Not decided yet: {peopleWords(items)}.</p>
      <p>The text goes out as it is, without them.</p>
      {onLeave && (
        <Button
          small
          className="mt-1"
          onPress={() => {
            onLeave()
            // A dialog that closes first returns the focus to its button.
            setTimeout(open, 150)
          }}
        >
          Show suggestions
        </Button>
      )}
    </section>
  )
}
