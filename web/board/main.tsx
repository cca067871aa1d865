import { render } from 'preact'
import './styles/tokens.css'
import './styles/shell.css'
import './styles/board.css'
import './styles/incident.css'
import './styles/charts.css'
import './styles/analysis.css'
import './styles/print.css'
import { App } from './shell/app'

const place = document.getElementById('board')
if (place) render(<App />, place)
