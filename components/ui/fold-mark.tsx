export function FoldMark() {
  return (
    <span
      aria-hidden
      className="size-1.5 shrink-0 translate-y-[-2px] rotate-45 border-r-2 border-b-2 border-soft in-[[open]>summary]:translate-y-px in-[[open]>summary]:rotate-225"
    />
  )
}
