import { useLayoutEffect, useRef, useState } from 'react'

type TextProps = { value?: string; defaultValue?: string; onChange?: (value: string) => void }

/** Returns the text of a field and a ref for its input. Keeps text typed before the scripts came. */
export function useEarlyText({ value, defaultValue = '', onChange }: TextProps) {
  const [ownText, setOwnText] = useState(defaultValue)
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const text = value ?? ownText
  function change(typed: string) {
    setOwnText(typed)
    onChange?.(typed)
  }
  useLayoutEffect(() => {
    const early = input.current?.value
    if (early !== undefined && withoutSpaces(early) !== withoutSpaces(text)) change(early)
    // Once, as the scripts take over: from then on every key is heard.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  return { input, text: { value: text, onChange: change } }
}

/** A browser changes line ends by itself: that is not typing. */
function withoutSpaces(text: string) {
  return text.replace(/\s/g, '')
}
