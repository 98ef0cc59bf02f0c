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
    // Runs once, when the scripts take over. From then on, `onChange` hears every key.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  return { input, text: { value: text, onChange: change } }
}

/** Removes white space, since a browser changes line ends although nobody typed. */
function withoutSpaces(text: string) {
  return text.replace(/\s/g, '')
}
