export { coverageOf, onCallAt } from './shifts.js'
