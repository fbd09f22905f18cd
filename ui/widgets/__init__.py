"""Parts that any page may use: words, buttons, cards, fields for answers, tables, charts. They show; they hold no answers."""
