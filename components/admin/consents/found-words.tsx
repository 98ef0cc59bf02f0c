/** Names and ages in a text, to look at. They answer nothing. */
export function FoundWords({ words }: { words: string[] }) {
  if (!words.length) return null
  return (
    <p className="text-sm text-soft wrap-anywhere">
      <span className="font-semibold">In the text:</span> {words.join(' · ')}
    </p>
  )
}
