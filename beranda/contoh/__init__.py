"""The demo: a fictitious Kabupaten Contoh, three years long, ending today. Nothing in it is random, nobody in it is real."""
