/** Shows names and ages that were found in a text, as a help to answer a question. */
export function FoundWords({ words }: { words: string[] }) {
  if (!words.length) return null
  return (
    <p className="text-sm text-soft wrap-anywhere">
      <span className="font-semibold">In the text:</span> {words.join(' · ')}
    </p>
  )
}
