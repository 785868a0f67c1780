"""What tests share: documents, files and folders made for them, and accounts that share no code with the product."""
