/** Present names of zones that runtimes and browsers still call by a former one. Browsers load it: it imports nothing. */
export const zonesByFormerName: Record<string, string> = {
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
}
