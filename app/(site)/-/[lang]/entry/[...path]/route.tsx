export { entryRoute as GET } from '@/app/(site)/item'
